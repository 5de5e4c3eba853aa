"""A defect is shown without an end of the program, and its report can be saved."""

from lokas.places import Places
from lokas_ui.app import settings_at, show_defect
from lokas_ui.widgets.help.defect_dialog import DefectDialog
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.trouble_bar import TroubleBar

REPORT = "Lokas 1.0\n  File lokas/x.py, line 3, in f\nKeyError\n"


def test_the_report_is_saved_as_it_was_shown(qtbot, translations, tmp_path):
    dialog = DefectDialog(REPORT)
    qtbot.addWidget(dialog)

    dialog.save_to(tmp_path / "rapport d'été.txt")

    assert (tmp_path / "rapport d'été.txt").read_text(encoding="utf-8") == REPORT


def test_where_it_cannot_be_written_that_is_said_in_the_dialog(qtbot, translations, tmp_path):
    dialog = DefectDialog(REPORT)
    qtbot.addWidget(dialog)

    dialog.save_to(tmp_path / "missing" / "report.txt")

    assert not dialog.findChild(TroubleBar).isHidden()


def test_one_report_is_shown_at_a_time_and_the_window_stays(qtbot, context):
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()

    show_defect(REPORT, window)
    show_defect("another", window)

    (dialog,) = window.findChildren(DefectDialog)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: not window.findChildren(DefectDialog))
    assert window.isVisible()


def test_a_damaged_file_of_settings_is_set_aside_and_told(own_home):
    path = Places.of_system().settings
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")

    settings, trouble = settings_at(path)

    assert trouble.code == "settings.damaged"
    assert settings["interface.theme"] == "system"
    assert path.with_name("settings.damaged.json").read_text(encoding="utf-8") == "{"
