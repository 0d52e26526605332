/** What a source says of its own records for a period, so that the center's can be held against it (R4.3b). */
package cn.etown.evidence.statement;
