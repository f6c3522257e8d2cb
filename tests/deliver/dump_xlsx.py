#!/usr/bin/python3
"""A workbook as openpyxl understands it, as JSON: for each sheet its cells, merged ranges, comments and fills."""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheets = {}
for sheet in book.worksheets:
    cells, comments, fills, kinds = {}, {}, {}, {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                cells[cell.coordinate] = cell.value
                kinds[cell.coordinate] = cell.data_type
            if cell.comment is not None:
                comments[cell.coordinate] = cell.comment.text
            if cell.fill.fill_type == "solid":
                fills[cell.coordinate] = cell.fill.fgColor.rgb
    sheets[sheet.title] = {"cells": cells, "kinds": kinds, "comments": comments, "fills": fills,
                           "merged": sorted(str(one) for one in sheet.merged_cells.ranges)}
json.dump(sheets, sys.stdout, ensure_ascii=False)
