package cn.etown.assessment.score;

/**
 * The document of a score in the form in which it is kept.
 *
 * @param text its canonical form (RFC 8785)
 * @param digest the SHA-256 of that
 */
record WrittenScore(ScoreDocument document, String text, String digest) {}
