package cn.etown.collection.catalogue;

/** The one state of an interface that matters here; all others only matter to governance, which may add to them. */
final class InterfaceState {

    static final String ONLINE = "ONLINE";
    /** What an interface is from its registration on. */
    static final String PLANNED = "PLANNED";

    private InterfaceState() {}
}
