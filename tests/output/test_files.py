"""Files and folders that appear whole or not at all, and pages that take the place of earlier ones."""

import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimparse.errors import OutputError
from claimparse.output.files import atomic_file, atomic_folder
from claimparse.output.pages import write_pages
from claimparse.types import Document

needs_posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")


class Stop(BaseException):
    """Something that ends a program, as a signal does."""


def tree(folder: Path) -> dict[str, str | None]:
    """Return all files of a folder with their text."""
    return {
        str(p.relative_to(folder)): p.read_text("utf-8") if p.is_file() else None for p in sorted(folder.rglob("*"))
    }


def story(name: str) -> Document:
    return Document(text="Snow fell.", name=name)


# ---------------------------------------------------------------- files


@given(st.text(), st.text())
def test_a_file_holds_all_that_is_written_to_it(tmp_path, first, second):
    for text in (first, second):
        with atomic_file(tmp_path / "a.txt") as out:
            out.write(text)
        wanted = text.encode("utf-8", "replace")
        assert (tmp_path / "a.txt").read_bytes() == wanted
    assert len(tree(tmp_path)) == 1


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, Stop])
def test_a_failed_write_changes_nothing(tmp_path, there, error):
    path = tmp_path / "new" / "folder" / "a.txt"
    if there:
        path.parent.mkdir(parents=True)
        path.write_text("old", "utf-8")
    before = tree(tmp_path)

    def lines():
        yield "half of it"
        raise error

    with pytest.raises(error), atomic_file(path) as out:
        out.writelines(lines())
    assert tree(tmp_path) == before


def test_the_old_file_stays_until_all_is_written(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old", "utf-8")
    with atomic_file(path) as out:
        out.write("new")
        out.flush()
        assert path.read_text("utf-8") == "old"
    assert path.read_text("utf-8") == "new"


@needs_posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_the_permissions_of_a_file_are_kept(tmp_path, mode):
    path = tmp_path / "a.txt"
    path.write_text("old", "utf-8")
    path.chmod(mode)
    with atomic_file(path) as out:
        out.write("new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@needs_posix
def test_a_new_file_has_the_usual_permissions(tmp_path):
    (tmp_path / "usual").touch()
    with atomic_file(tmp_path / "a.txt"):
        pass
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "usual").stat().st_mode


@needs_posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_its_target_is_written(tmp_path, there):
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "a.txt", tmp_path / "link"
    link.symlink_to(target)
    if there:
        target.write_text("old", "utf-8")
    with atomic_file(link) as out:
        out.write("new")
    assert link.is_symlink()
    assert target.read_text("utf-8") == "new"
    assert [p.name for p in (tmp_path / "far").iterdir()] == ["a.txt"]


@needs_posix
def test_a_link_that_leads_back_to_itself_is_an_error(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "a")
    with pytest.raises(OSError), atomic_file(tmp_path / "a"):
        pass
    assert (tmp_path / "a").is_symlink()


@needs_posix
def test_pipes_and_devices_are_written_directly(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_text("utf-8")))
    reader.start()
    with atomic_file(tmp_path / "pipe") as out:
        out.write("new")
    reader.join(timeout=10)
    assert read == ["new"]
    assert (tmp_path / "pipe").is_fifo()
    with atomic_file(os.devnull) as out:
        out.write("new")
    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old", "utf-8")
    path.chmod(0o400)
    with pytest.raises(PermissionError), atomic_file(path):
        pass
    assert path.read_text("utf-8") == "old"


# ---------------------------------------------------------------- folders


EARLIER = [story("a.txt"), story("b.txt"), story("c.txt")]


@pytest.fixture
def site(tmp_path):
    """A folder with the pages of three texts and files of somebody else."""
    write_pages(EARLIER, tmp_path / "site")
    (tmp_path / "site" / "notes.md").write_text("mine", "utf-8")
    (tmp_path / "site" / "0002-plan.html").write_text("<p>mine</p>", "utf-8")
    (tmp_path / "site" / "photos").mkdir()
    (tmp_path / "site" / "photos" / "index.html").write_text("mine", "utf-8")
    return tmp_path / "site"


def test_earlier_pages_are_replaced_and_other_files_stay(site):
    others = {name: text for name, text in tree(site).items() if text in ("mine", "<p>mine</p>", None)}
    written = write_pages([story("d.txt")], site)
    found = tree(site)
    assert [p.name for p in written] == ["0001-d.html", "index.html"]
    assert found.keys() == {*others, "0001-d.html", "index.html"}
    assert others.items() <= found.items()


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, Stop])
@pytest.mark.parametrize("there", [True, False])
def test_pages_that_fail_change_nothing(tmp_path, site, there, error):
    def documents():
        yield story("d.txt")
        raise error

    before = tree(tmp_path)
    with pytest.raises(error):
        write_pages(documents(), site if there else tmp_path / "other" / "site")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("late", [True, False])
def test_an_interrupted_exchange_leaves_the_earlier_pages(tmp_path, site, monkeypatch, number, late):
    """Before and after each move: four earlier files go, three new ones come, and the last has nothing to stop."""
    rename, moved = Path.rename, []

    def stopping(self, target):
        moved.append(self)
        if len(moved) == number + 1 and not late:
            raise Stop
        done = rename(self, target)
        if len(moved) == number + 1:
            raise Stop
        return done

    before = tree(tmp_path)
    monkeypatch.setattr(Path, "rename", stopping)
    if number == 7:
        write_pages([story("d.txt"), story("e.txt")], site)
        assert len(moved) == 7
    else:
        with pytest.raises(Stop):
            write_pages([story("d.txt"), story("e.txt")], site)
        monkeypatch.undo()
        assert tree(tmp_path) == before


@pytest.mark.parametrize("name", ["index.html", "0002-e.html"])
def test_a_file_of_another_program_is_named_and_stays(tmp_path, name):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).write_text("mine", "utf-8")
    before, read = tree(tmp_path), []

    def documents():
        for document in (story("d.txt"), story("e.txt")):
            read.append(document)
            yield document

    with pytest.raises(OutputError, match=name):
        write_pages(documents(), tmp_path / "site")
    assert tree(tmp_path) == before
    assert bool(read) is (name != "index.html")


def test_pages_are_written_one_by_one_and_appear_together(tmp_path):
    site = tmp_path / "site"

    def documents():
        for name in "ab":
            assert not site.exists()
            yield story(name)
            assert [p.name for p in tmp_path.rglob(f"000?-{name}.html")]

    assert len(write_pages(documents(), site)) == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


@needs_posix
def test_a_folder_that_is_there_stays_the_same_folder(tmp_path):
    """Somebody may stand in it, and it may be a mount."""
    (tmp_path / "site").mkdir(mode=0o750)
    (tmp_path / "link").symlink_to(tmp_path / "site")
    before = (tmp_path / "site").stat()
    write_pages([story("d.txt")], tmp_path / "link")
    after = (tmp_path / "site").stat()
    assert (before.st_ino, before.st_mode) == (after.st_ino, after.st_mode)
    assert sorted(p.name for p in (tmp_path / "link").iterdir()) == ["0001-d.html", "index.html"]


def test_a_file_in_the_place_of_a_folder_stays(tmp_path):
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(OSError):
        write_pages([story("d.txt")], tmp_path / "site")
    assert tree(tmp_path) == {"site": "mine"}


def test_a_folder_is_filled_where_no_file_counts_as_ours(tmp_path):
    with atomic_folder(tmp_path / "a", lambda path: False) as room:
        (room / "x").write_text("new", "utf-8")
    with pytest.raises(OutputError), atomic_folder(tmp_path / "a", lambda path: False) as room:
        (room / "x").write_text("newer", "utf-8")
    assert tree(tmp_path / "a") == {"x": "new"}
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".claimparse")]
