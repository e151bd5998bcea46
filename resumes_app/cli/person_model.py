"""Makes the model that finds a person in the camera's picture: `python person_model.py selfie_segmentation.tflite`.

The argument is the file of the npm package `@mediapipe/selfie_segmentation`. It needs `mediapipe==0.10.21`, which does
not go together with the app's packages: put it into a virtual environment of its own and run this file there.
"""

import sys
from pathlib import Path

from mediapipe.tasks.python.metadata.metadata_writers import image_segmenter, metadata_writer

TARGET = Path(__file__).parent.parent / "ui" / "scene_person.tflite"
# The model wants colours from 0 to 1 and is given bytes. With 1 it runs too, and takes the face for background.
MEAN, DEVIATION = [0.0], [255.0]


def described(model: bytes) -> bytes:
    """Return the model with what `@mediapipe/tasks-vision` must know of its input and its mask; else it refuses it."""
    writer = image_segmenter.MetadataWriter.create(
        bytearray(model),
        input_norm_mean=MEAN,
        input_norm_std=DEVIATION,
        labels=metadata_writer.Labels().add(["person"]),
        activation=image_segmenter.Activation.NONE,
    )
    made, _ = writer.populate()
    return bytes(made)


if __name__ == "__main__":
    TARGET.write_bytes(described(Path(sys.argv[1]).read_bytes()))
