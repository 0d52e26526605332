package cn.etown.governance.interfaces;

import cn.etown.kit.caller.Caller;

/** Somebody's wish to move an interface, before it is known whether the guards hold. */
record Attempt(DataInterface of, Caller by, MoveInterfaceRequest request) {

    String object() {
        return InterfaceEvents.subject(of);
    }
}
