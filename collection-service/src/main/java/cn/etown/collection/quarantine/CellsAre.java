package cn.etown.collection.quarantine;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the cells of a record in quarantine are. */
@Schema(description = "各列内容的形式")
public enum CellsAre {
    /** The record's text as it was sent. */
    AS_SENT,
    /** The text of the whole record in the only cell: it cannot be told into columns, as JSON with a member that none has. */
    WHOLE_TEXT,
    /** The canonical text of its values: a double, or a correction of what cannot be corrected, is found when the batch is judged, from what the asset holds of it. */
    CANONICAL,
    /** Not there: the batch had too many refused records before this one. */
    NOT_KEPT
}
