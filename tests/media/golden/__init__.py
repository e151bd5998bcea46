"""Golden cases: for each named edit, what ffmpeg is asked to do, kept as a text beside this file.

`make golden` writes the texts anew and renders every case into contact sheets, for a person to look at.
"""
