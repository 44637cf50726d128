/**
 * Runs in Chromium: draws one scene by WebGL, a strip at a time, because software rendering of a
 * whole frame times out.
 */
// biome-ignore lint/correctness/noUnusedVariables: called by photographs.ts through the page
async function drawScene({ source, width, height, seed }) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const gl = canvas.getContext('webgl', { preserveDrawingBuffer: true });
  const program = gl.createProgram();
  const parts = [
    [gl.VERTEX_SHADER, 'attribute vec2 a;void main(){gl_Position=vec4(a,0,1);}'],
    [gl.FRAGMENT_SHADER, source],
  ];
  for (const [type, text] of parts) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
      throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
    }
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  gl.uniform2f(gl.getUniformLocation(program, 'R'), width, height);
  gl.uniform4f(gl.getUniformLocation(program, 'S'), seed[0], seed[1], seed[2], seed[3]);
  const sign = document.createElement('canvas');
  [sign.width, sign.height] = [1024, 512];
  const pen = sign.getContext('2d');
  pen.fillStyle = `hsl(${seed[0] * 360} 55% 30%)`;
  pen.fillRect(0, 0, 1024, 512);
  pen.fillStyle = '#f4efe0';
  pen.textAlign = 'center';
  pen.font = 'bold 130px serif';
  pen.fillText('書店 Books', 512, 190);
  pen.font = '64px sans-serif';
  pen.fillText('每日 9:00–21:30', 512, 320);
  pen.fillText('Upstairs · second hand', 512, 420);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, true);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, sign);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.viewport(0, 0, width, height);
  gl.enable(gl.SCISSOR_TEST);
  for (let y = 0; y < height; y += 50) {
    gl.scissor(0, y, width, 50);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.finish();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return canvas.toDataURL('image/jpeg', 1);
}
