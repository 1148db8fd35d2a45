"""Item → Reading."""

from yellowplate.read.evidence import crop, frame
from yellowplate.read.file import read_file
from yellowplate.read.fingerprint import version
from yellowplate.read.pool import is_limit, read_many
from yellowplate.read.post import read_post
from yellowplate.read.sheet import Proof, contact_sheet, proof
from yellowplate.read.still import PlateRead, PlatesRead, VinRead, read_plates, read_vins

__all__ = [
    "PlateRead",
    "PlatesRead",
    "Proof",
    "VinRead",
    "contact_sheet",
    "crop",
    "frame",
    "is_limit",
    "proof",
    "read_file",
    "read_many",
    "read_plates",
    "read_post",
    "read_vins",
    "version",
]
