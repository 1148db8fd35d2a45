"""Makes the files of a made-up archive of border sightings; tests read them, and no file of it is a real report.

python tests/ingest/border_files.py FOLDER
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import tifffile

YARD = ((128.170, 41.400), (128.176, 41.400), (128.176, 41.404), (128.170, 41.404), (128.170, 41.400))
INNER = ((128.172, 41.401), (128.174, 41.401), (128.174, 41.403), (128.172, 41.403), (128.172, 41.401))
FAR = ((128.300, 41.450), (128.304, 41.450), (128.304, 41.454), (128.300, 41.454), (128.300, 41.450))
CROSSINGS = tuple((128.10 + n / 100, 41.39) for n in range(5))
UTM_52N = 32652

CSV = """장소,대상,대수,날짜,방법,제보자,비고
혜산,차량,30여 대,주체114(2025)년 9월 13일,육안,주민 → 기자,번호판 없음
혜산,차량,수십 대,2025년 10월 초순,육안,주민 → 기자,
무산,도하장,3,农历八月十五,위성,분석가,
Yard A,차량,0,2025-11-02,위성,분석가,눈 덮임
"""
TOML = """[[sighting]]
place = "Changbai"
what = "cars without plates"
count = "at least 100"
date = 2025-09-13
method = "telephoto"
said_by = "a traveller"

[[sighting]]
place = "Hyesan"
what = "cars"
low = 80
high = 60
"""
TEXT = """地点：图们
对象：车辆
数量：几十辆
日期：2025年9月13日
方法：目测
来源：当地居民

地点：临江
对象：渡口
数量：至少3
日期：主体114年10月
"""


def xlsx() -> bytes:
    """Write a workbook with a title above its header, days as days, and a formula without a value."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows: Sequence[Sequence[Any]] = (
        ["Made-up counts"],
        ["Place", "What", "Low", "High", "Date", "Method", "Who", "Lat", "Lon", "Radius km", "Coverage"],
        ["Hyesan", "vehicles", 40, 60, date(2025, 9, 20), "satellite", "an analyst", 41.402, 128.173, 0.2, 80],
        ["Hyesan", "vehicles", "=20+5", None, date(2025, 9, 27), "satellite", "an analyst"],
        ["Hyesan", "vehicles", 12, 12, date(2025, 10, 4), "by eye", "a resident", 128.173, 41.402, 0.2],
        ["Hyesan", "vehicles", 9, 9, date(2025, 10, 5), "by eye", "a resident", 39.9, 116.4, 1],
    )
    for row in rows:
        sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ring(vertices: Sequence[tuple[float, float]]) -> str:
    """Write vertices as KML does."""
    return " ".join(f"{lon},{lat},0" for lon, lat in vertices)


def polygon(name: str, *rings: str, more: str = "") -> str:
    """Write a placemark with a polygon; the second ring and those after it are holes."""
    outer, *holes = (f"<LinearRing><coordinates>{one}</coordinates></LinearRing>" for one in rings)
    inner = "".join(f"<innerBoundaryIs>{one}</innerBoundaryIs>" for one in holes)
    body = f"<outerBoundaryIs>{outer}</outerBoundaryIs>{inner}"
    return f"<Placemark><name>{name}</name>{more}<Polygon>{body}</Polygon></Placemark>"


def kml(*parts: str) -> str:
    """Write a KML document."""
    body = "\n".join(parts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
        f"<name>Upper Yalu</name>\n{body}\n</Document></kml>\n"
    )


def crossings() -> str:
    """Write a folder of five crossings whose name says six, with a link, a bad ring and two overlapping yards."""
    points = "".join(
        f"<Placemark><name>C{n}</name><description><![CDATA[<b>ford</b> seen &amp; marked]]></description>"
        f"<Point><coordinates>{lon},{lat},0</coordinates></Point></Placemark>"
        for n, (lon, lat) in enumerate(CROSSINGS, 1)
    )
    bow = ((128.0, 41.0), (128.1, 41.1), (128.1, 41.0), (128.0, 41.1), (128.0, 41.0))
    return kml(
        f"<Folder><name>6 crossings near Hyesan</name><TimeStamp><when>2025-09-13</when></TimeStamp>{points}</Folder>",
        polygon("Yard A", ring(YARD)),
        polygon("Yard B", ring(INNER)),
        polygon("Yard C", ring(FAR)),
        polygon("Bow", ring(bow)),
        polygon("Open", ring(YARD[:-1])),
        polygon("Swapped", ring([(lat, lon) for lon, lat in YARD])),
        "<NetworkLink><name>live</name><Link><href>https://example.org/live.kml</href></Link></NetworkLink>",
    )


def kmz() -> bytes:
    """Pack a KML of one yard."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", kml(polygon("Packed yard", ring(FAR))))
        archive.writestr("../evil.kml", "x")
    return stream.getvalue()


def feature(geometry: dict[str, Any], **told: Any) -> dict[str, Any]:
    """Write a GeoJSON feature."""
    return {"type": "Feature", "geometry": geometry, "properties": told}


def detections(gsd_m: float | None = 0.3, scene: str = "S1", **more: Any) -> str:
    """Write three finds in the yards: one in the inner one, one beside it, one that scores too low."""
    finds = [
        feature({"type": "Point", "coordinates": [128.173, 41.402]}, score=0.9),
        feature({"type": "Point", "coordinates": [128.171, 41.4005]}, score=0.7),
        feature({"type": "Point", "coordinates": [128.1735, 41.4021]}, score=0.2),
    ]
    about = {"scene": scene, "acquired": "2025-09-20", "gsd_m": gsd_m, "detector": "made-up 1", **more}
    return json.dumps({"type": "FeatureCollection", **about, "features": finds}, ensure_ascii=False)


def geotiff(written: str = "2025:11:02 10:30:00") -> bytes:
    """Write a raster of 20 by 20 pixels of 50 m over the yards, in UTM zone 52 north."""
    # The yards lie at 128.17 east, 41.40 north: easting about 430,600 m, northing about 4,583,600 m.
    keys = (1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, UTM_52N)
    stream = io.BytesIO()
    tifffile.imwrite(
        stream,
        np.zeros((20, 20), np.uint8),
        datetime=written or None,
        metadata=None,
        extratags=[
            (33550, "d", 3, (50.0, 50.0, 0.0), True),
            (33922, "d", 6, (0.0, 0.0, 0.0, 430_400.0, 4_584_400.0, 0.0), True),
            (34735, "H", len(keys), keys, True),
        ],
    )
    return stream.getvalue()


def archive() -> dict[str, bytes | str]:
    """Give every file of the archive by name."""
    return {
        "reports.csv": CSV,
        "reports.toml": TOML,
        "reports.txt": TEXT,
        "reports.xlsx": xlsx(),
        "upper_yalu.kml": crossings(),
        "packed.kmz": kmz(),
        "finds.geojson": detections(),
        "coarse.geojson": detections(gsd_m=1.0, scene="S9"),
        "scene_s2.tif": geotiff(),
    }


if __name__ == "__main__":
    for name, content in archive().items():
        raw = content if isinstance(content, bytes) else content.encode()
        (Path(sys.argv[1]) / name).write_bytes(raw)
