package cn.etown.governance.coverage;

/** Whether approved scenarios need an item, as its history says it. */
enum Scope {
    IN_SCOPE,
    OUT_OF_SCOPE;

    static Scope of(boolean inScope) {
        return inScope ? IN_SCOPE : OUT_OF_SCOPE;
    }
}
