#!/bin/sh
# ffmpeg 9.0.2 (imageio-ffmpeg 0.8.1): who speaks in WebVTT is lost, also on the
# way from WebVTT to WebVTT.
#
# Behaviour: the voice of a caption, <v Anna Holt>, is a tag of WebVTT for who
# speaks, and captions of meetings (Teams, Zoom) have nothing else for it.
# ffmpeg's decoder drops the tag with its name: captions that are cut, joined or
# turned into SRT have the words and nobody who says them.
#
# Why one would guess otherwise: <i> and <b> are kept, in the same captions, the
# name is content and no style, and -f webvtt writes the format that it was read
# from. -c:s copy keeps the tags.
#
# Needs Python 3.11 or later with venv. Fails where the behaviour has changed.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check imageio-ffmpeg==0.8.1
ffmpeg=$("$dir/venv/bin/python" -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')

cat > "$dir/talk.vtt" <<'VTT'
WEBVTT

00:01.000 --> 00:03.000
<v Anna Holt>Is the <i>tape</i> running?</v>

00:04.000 --> 00:06.000
<v Ivo Tamm>It is.</v>
VTT
{
	"$ffmpeg" -v error -i "$dir/talk.vtt" -f webvtt -
	echo ---
	"$ffmpeg" -v error -i "$dir/talk.vtt" -c:s copy -f webvtt -
} > "$dir/got"
cat "$dir/got"
cat > "$dir/want" <<'WANT'
WEBVTT

00:01.000 --> 00:03.000
Is the <i>tape</i> running?

00:04.000 --> 00:06.000
It is.

---
WEBVTT

00:01.000 --> 00:03.000
<v Anna Holt>Is the <i>tape</i> running?</v>

00:04.000 --> 00:06.000
<v Ivo Tamm>It is.</v>

WANT
diff -B "$dir/want" "$dir/got"
