/** An encoder process that dies or hangs on some pictures, as a broken decoder would. */
process.on('message', ({ bytes }: { bytes: Uint8Array }) => {
  const order = Buffer.from(bytes).toString();
  if (order === 'crash') process.kill(process.pid, 'SIGSEGV');
  else if (order !== 'hang') {
    const encoded = { data: bytes, mediaType: 'image/png', width: 1, height: 1 };
    process.send?.({ ok: true, encoded });
  }
});
process.send?.('ready');
