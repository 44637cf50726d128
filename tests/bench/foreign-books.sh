#!/usr/bin/env bash
# Makes good books by other makers' programs, for `check-faults.ts` and `check-good.ts`:
# `bash tests/bench/foreign-books.sh FOLDER`. Needs pandoc and calibre; the text comes from samples/
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
rm -rf "$work"
ls "$out"/*.epub | wc -l
