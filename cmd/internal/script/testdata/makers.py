"""Reads with the code of two audiobook makers what quotes script wrote.

Usage: makers.py FOLDER STEM
FOLDER holds abogen.txt, STEM.md and STEM_review.txt. Prints as JSON what
abogen and audiobooker make of them: chapters with their titles and the words,
and the speakers.
"""
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])


def read_abogen():
    from abogen.text_extractor import extract_from_path

    book = extract_from_path(folder / "abogen.txt")
    return {"metadata": dict(book.metadata), "chapters": [{"title": c.title, "text": c.text} for c in book.chapters]}


def read_audiobooker(stem):
    from audiobooker.project import AudiobookProject
    from audiobooker.review import import_reviewed

    project = AudiobookProject.from_text(folder / (stem + ".md"))
    stats = import_reviewed(project, folder / (stem + "_review.txt"))
    return {
        "title": project.title,
        "skipped": stats["skipped_titles"],
        "malformed": len(stats["malformed_lines"]),
        "chapters": [
            {"title": c.title, "text": c.raw_text, "rows": [[u.speaker, u.text] for u in c.utterances]} for c in project.chapters
        ],
    }


json.dump({"abogen": read_abogen(), "audiobooker": read_audiobooker(sys.argv[2])}, sys.stdout)
