/**
 * Files as a source keeps and sends them, read as streams into records of text cells: CSV, JSON and spreadsheets. Whoever reads the
 * same file by this gets the same cells, and so the same digests.
 */
package cn.etown.evidence.content;
