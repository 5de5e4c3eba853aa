"""What is said of models that are not here, and of downloads that did not succeed, with what to click."""

from __future__ import annotations

from lokas_ui.language import texts


def of_models() -> dict[str, str]:
    """By the code of the error: those whose sentence in the core names a command."""
    return {
        "model.cannot_translate": texts.tr("The model “{model}” cannot translate. Choose another one in “Models”."),
        "model.none_installed": texts.tr("No speech model is installed. Install one in “Models”: it is done once."),
        "model.unknown": texts.tr("No model is called “{name}”. Choose one in “Models”."),
        "model.unrecognised": texts.tr(
            "Lokas does not know this model. If you know where it comes from, give it a name of your own."
        ),
        "model.not_installed": texts.tr("The model “{model}” is not on this computer. Install it in “Models”."),
        "model.incomplete": texts.tr(
            "The model “{model}” lacks files. In “Models”, “Repair” completes it; a model of your own must be imported "
            "again."
        ),
        "model.damaged": texts.tr(
            "Files of the model “{model}” are damaged. In “Models”, “Repair” mends it; a model of your own must be "
            "deleted and imported again."
        ),
        "model.name_taken": texts.tr("“{name}” is the name of another model. Choose another name."),
        "model.already_installed": texts.tr(
            "A model “{model}” is here already. Choose another name, or delete the old one first."
        ),
        **_of_downloads(),
        **_of_voices(),
    }


def _of_voices() -> dict[str, str]:
    """Of the models that tell who speaks when."""
    return {
        "model.no_speech": texts.tr(
            "The model “{model}” tells voices apart, it does not turn speech into text. Choose another one in “Models”."
        ),
        "speakers.damaged": texts.tr(
            "The file that says who speaks when is damaged ({reason}). Delete “{path}”, then have it found anew."
        ),
        "speakers.died": texts.tr(
            "What tells voices apart ended by itself ({reason}). The text is untouched. “Check the files” in “Models” "
            "looks whether its model is whole."
        ),
        "speakers.none_installed": texts.tr(
            "No model that tells voices apart is installed. “Models” has one ({size_bytes}): it is installed once."
        ),
        "speakers.other_model": texts.tr(
            "The model “{model}” turns speech into text, it does not tell voices apart. Choose another one in “Models”."
        ),
    }


def _of_downloads() -> dict[str, str]:
    return {
        "disk.full": texts.tr("The disk is full: “{path}” could not be written. Free some space, then try again."),
        "network.unreachable": texts.tr(
            "{host} cannot be reached. Check the connection, then try again. Without a network, “Import a model” takes "
            "one from a USB stick."
        ),
        "network.timeout": texts.tr(
            "{host} stopped answering. What came is kept: try again, and the download goes on from there."
        ),
        "network.interrupted": texts.tr(
            "The connection to {host} was cut. What came is kept: try again, and the download goes on from there."
        ),
        "network.proxy_unusable": texts.tr(
            "The proxy of this computer cannot be used: {reason}. It must be of the kind http or https. Without a "
            "network, “Import a model” takes one from a USB stick."
        ),
        "network.refused": texts.tr(
            "{host} refuses to give “{file}” (answer {status}). Try again later, or take the model from a USB stick "
            "with “Import a model”."
        ),
        "network.not_found": texts.tr(
            "“{file}” is no longer at {host} (answer {status}). Update Lokas, or take the model from a USB stick with "
            "“Import a model”."
        ),
        "network.server_error": texts.tr(
            "{host} is out of order or under repair (answer {status}). What came is kept: try again later."
        ),
        "network.too_many_requests": texts.tr(
            "{host} gets too many requests (answer {status}). What came is kept: try again in an hour."
        ),
    }
