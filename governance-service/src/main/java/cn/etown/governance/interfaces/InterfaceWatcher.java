package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.InterfaceState;
import io.smallrye.mutiny.Uni;

/** A feature that follows the lives of interfaces. */
public interface InterfaceWatcher {

    /** The interface has left {@code from}. Runs in the transaction of the move, which nobody else can make meanwhile. */
    Uni<Void> moved(InterfaceView moved, InterfaceState from);
}
