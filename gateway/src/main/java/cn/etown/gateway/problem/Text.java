package cn.etown.gateway.problem;

/**
 * A message to a user in the two languages the platform speaks.
 *
 * @param zh the message in simplified Chinese, the users' language and the default
 * @param en the same message in English
 */
public record Text(String zh, String en) {

    /** The message in {@code language}. */
    public String in(Language language) {
        return language == Language.ENGLISH ? en : zh;
    }
}
