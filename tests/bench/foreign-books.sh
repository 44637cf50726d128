#!/usr/bin/env bash
# Makes good books by other makers' programs, for `check-faults.ts` and `check-good.ts`:
# `bash tests/bench/foreign-books.sh FOLDER`. Needs pandoc and calibre; python3-sphinx, python3-ebooklib
# and npm's epub-gen-memory make further ones where they are installed. The text comes from samples/
# and from the read-me files of the installed npm packages.
set -uo pipefail
out="$1"; mkdir -p "$out"
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
root="$(cd "$(dirname "$0")/../.." && pwd)"
work="$(mktemp -d)"
mapfile -t texts < <(find "$root/samples" -name '*.md' | sort; find "$root/node_modules" -maxdepth 3 -iname 'readme.md' -size +6k -size -60k | sort | awk 'NR % 7 == 0' | head -26)
n=0
for text in "${texts[@]}"; do
  n=$((n + 1)); name="$out/$(printf %02d $n)"
  title="Book $n"
  pandoc -f gfm -t html5 "$text" -o "$work/body.html" 2>/dev/null || continue
  # Pictures of the web are not fetched: they are not what is tried here.
  sed -E 's/<img [^>]*>//g; s/href="[^h#"][^"]*"/href="https:\/\/example.org\/"/g' "$work/body.html" \
    | (echo '<html lang="en"><head><meta charset="utf-8"><title>Book</title></head><body>'; cat; echo '</body></html>') > "$work/in.html"
  case $((n % 4)) in
    0) pandoc -f html -t epub3 --metadata lang=en --toc --metadata title="$title" "$work/in.html" -o "$name-pandoc3.epub" ;;
    1) pandoc -f html -t epub2 --metadata title="$title" --metadata lang=de "$work/in.html" -o "$name-pandoc2.epub" ;;
    2) pandoc -f html -t epub3 --metadata lang=en --epub-chapter-level=2 --toc-depth=2 --metadata title="$title" --metadata author="Ada Brook" "$work/in.html" -o "$name-pandoc3b.epub" ;;
    3) pandoc -f html -t epub3 --metadata lang=en --mathml --number-sections --metadata title="$title" "$work/in.html" -o "$name-pandoc3c.epub" ;;
  esac 2>/dev/null
  case $((n % 5)) in
    0) nice ebook-convert "$work/in.html" "$name-calibre2.epub" --title "$title" --language en ;;
    1) nice ebook-convert "$work/in.html" "$name-calibre3.epub" --epub-version 3 --title "$title" --language zh ;;
    2) pandoc -f html -t docx "$work/in.html" -o "$work/in.docx" && nice ebook-convert "$work/in.docx" "$name-calibre3d.epub" --epub-version 3 --title "$title" --level1-toc //h:h2 ;;
    3) nice ebook-convert "$work/in.html" "$name-calibre2n.epub" --no-default-epub-cover --flow-size 20 --chapter '//h:h2' --title "$title" ;;
    4) pandoc -f html -t plain "$work/in.html" -o "$work/in.txt" 2>/dev/null; nice ebook-convert "$work/in.txt" "$name-calibre3t.epub" --epub-version 3 --title "$title" ;;
  esac >/dev/null 2>&1
done

# The same pages by way of other formats, with pictures, formulas, notes and code in them.
python3 - "$work" <<'PY'
import struct, sys, zlib
def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
rows = b''.join(b'\0' + bytes((x * 3 + y * 5) % 256 for x in range(120)) for y in range(160))
head = struct.pack('>IIBBBBB', 120, 160, 8, 0, 0, 0, 0)
png = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')
open(sys.argv[1] + '/mill.png', 'wb').write(png)
PY
cat > "$work/rich.md" <<'MD'
# The mill by the river

A mill[^1] stands where the *Lower Weir* divides the water; its wheel turns $\omega = v / r$ times.

![The mill from the east](mill.png)

[^1]: First named in a deed of the abbey.

## How the water was shared

| Month | Hours | Use |
|:------|------:|:----|
| May   |    12 | flour |
| June  |     6 | meadows |

: Hours of water

$$\int_0^1 x^2\,dx = \frac{1}{3}$$

``` python
def hours(month):
    return 12 if month == "May" else 6
```

Wheel
:   of oak, with thirty blades.

> "Water is patient," said the miller.

- [x] weir mended
- [ ] sluice painted

# 磨坊的历史

第一章的正文,有“引号”和——破折号。见[前文](#how-the-water-was-shared)。

1. 一月
2. 二月
MD
cd "$work" || exit 1
rich() { pandoc "$@" --resource-path="$work" 2>/dev/null; }
for format in rst org docx odt latex mediawiki textile ipynb docbook5 html opml muse jats fb2 native json; do
  rich -s -f markdown --metadata title="By way of $format" -t "$format" rich.md -o "rich.$format" || continue
  reader="${format/docbook5/docbook}"
  rich -f "$reader" -t epub3 --mathml --metadata title="By way of $format" --metadata lang=en --toc "rich.$format" -o "$out/rich-pandoc3-$format.epub"
  rich -f "$reader" -t epub2 --metadata title="By way of $format" --metadata lang=en "rich.$format" -o "$out/rich-pandoc2-$format.epub"
done
n=0
while read -r options; do
  n=$((n + 1))
  # shellcheck disable=SC2086 # the options are words
  rich -f markdown --metadata title="Options $n" --metadata lang=en-GB $options rich.md -o "$out/rich-options-$n.epub"
done <<'OPTIONS'
-t epub3 --mathml --epub-cover-image=mill.png --toc --toc-depth=1
-t epub3 --webtex=https://example.org/?x= --epub-chapter-level=1
-t epub3 --mathml --number-sections --section-divs --reference-location=block
-t epub3 --mathml --id-prefix=mill- --epub-subdirectory= --email-obfuscation=none
-t epub2 --epub-cover-image=mill.png --toc
-t epub3 --mathml --no-highlight --html-q-tags --ascii --metadata author=Ada --metadata author=Bea
-t epub3 --mathml --metadata rights=Free --metadata subject=Mills --metadata date=2020-02-03 --metadata publisher=River
-t epub3 --mathml --highlight-style=kate --metadata dir=ltr --metadata page-progression-direction=ltr
OPTIONS
for format in docx odt fb2 html opml; do
  [ -f "rich.$format" ] || continue
  nice ebook-convert "rich.$format" "$out/rich-calibre2-$format.epub" --title "By $format" --language en
  nice ebook-convert "rich.$format" "$out/rich-calibre3-$format.epub" --epub-version 3 --title "By $format" --language en --cover mill.png
done >/dev/null 2>&1
for format in azw3 mobi htmlz txtz lit rb pdb; do
  nice ebook-convert rich.docx "back.$format" --title "Back" --language en \
    && nice ebook-convert "back.$format" "$out/back-calibre2-$format.epub" \
    && nice ebook-convert "back.$format" "$out/back-calibre3-$format.epub" --epub-version 3
done >/dev/null 2>&1
for book in rich-pandoc3-docx rich-pandoc2-rst rich-options-1; do
  nice ebook-convert "$out/$book.epub" "$out/again-calibre3-$book.epub" --epub-version 3 --toc-filter x
  nice ebook-convert "$out/$book.epub" "$out/again-calibre2-$book.epub" --flow-size 1 --extra-css 'p { margin: 1em }'
  nice ebook-polish --upgrade-book --smarten-punctuation "$out/$book.epub" "$out/polished-$book.epub"
done >/dev/null 2>&1

if command -v sphinx-build > /dev/null; then
  for kind in plain math; do
    mkdir -p "sphinx-$kind"
    cp mill.png "sphinx-$kind/"
    pandoc -f markdown -t rst rich.md -o "sphinx-$kind/chapter.rst"
    printf 'Mills\n=====\n\n.. toctree::\n   :numbered:\n\n   chapter\n\n* :ref:`genindex`\n' > "sphinx-$kind/index.rst"
    {
      printf "project = 'Mills'\nauthor = 'Ada Brook'\nlanguage = 'en'\nepub_show_urls = 'footnote'\n"
      [ "$kind" = plain ] || printf "extensions = ['sphinx.ext.autosectionlabel']\nepub_cover = ('_static/mill.png', '')\nhtml_static_path = ['_static']\n"
    } > "sphinx-$kind/conf.py"
    mkdir -p "sphinx-$kind/_static" && cp mill.png "sphinx-$kind/_static/"
    sphinx-build -q -b epub "sphinx-$kind" "sphinx-$kind/out" && cp "sphinx-$kind"/out/*.epub "$out/sphinx-$kind.epub"
  done >/dev/null 2>&1
fi
python3 - "$out" <<'PY' 2>/dev/null
import sys
from ebooklib import epub
for n in range(4):
    book = epub.EpubBook()
    book.set_identifier(f'mill-{n}')
    book.set_title('Mills')
    book.set_language(['en', 'zh', 'fr', 'de'][n])
    book.add_author('Ada Brook')
    if n % 2:
        book.set_cover('cover.png', open('mill.png', 'rb').read())
    chapters = []
    for i in range(n + 1):
        chapter = epub.EpubHtml(title=f'Part {i}', file_name=f'part{i}.xhtml', lang='en')
        chapter.content = f'<h1>Part {i}</h1><p>The mill &amp; the weir. <a href="part0.xhtml">First</a></p>'
        book.add_item(chapter)
        chapters.append(chapter)
    book.toc = tuple(chapters) if n < 2 else ((epub.Section('Mills'), tuple(chapters)),)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ['nav', *chapters]
    epub.write_epub(f'{sys.argv[1]}/ebooklib-{n}.epub', book, {})
PY
(cd "$root" && node --input-type=module - "$out" <<'JS') 2>/dev/null
import { writeFileSync } from 'node:fs';
import library from 'epub-gen-memory';
const make = library.default ?? library;
for (const version of [2, 3]) {
  const chapters = [1, 2].map((n) => ({ title: `Part ${n}`, content: '<p>The mill &amp; the weir.</p>' }));
  const book = await make({ title: 'Mills', author: 'Ada Brook', version, lang: 'en' }, chapters);
  writeFileSync(`${process.argv[2]}/epub-gen-${version}.epub`, book);
}
JS
cd "$root" || exit 1
rm -rf "$work"
ls "$out"/*.epub | wc -l
