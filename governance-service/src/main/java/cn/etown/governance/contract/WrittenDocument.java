package cn.etown.governance.contract;

/** A contract document as text. */
record WrittenDocument(String text, DocumentFormat format) {}
