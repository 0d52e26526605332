package cn.etown.kit.caller;

/** The roles a token may carry. Every operation names the ones that may call it. */
public final class Roles {

    /** Of the center: daily work. */
    public static final String OPERATOR = "operator";
    /** Of the center: approves. */
    public static final String GOVERNOR = "governor";
    /** Of the center: scores. */
    public static final String ASSESSOR = "assessor";
    /** Of a unit: drafts and sends. */
    public static final String CLERK = "clerk";
    /** Of a unit: signs, seals and answers for it. */
    public static final String SIGNER = "signer";
    /** Of a unit: reads under a grant. */
    public static final String USER = "user";
    /** Reads everything and changes nothing. */
    public static final String AUDITOR = "auditor";
    /** Another service of the platform; it may call only the operations that name this role. */
    public static final String SERVICE = "service";

    private Roles() {}
}
