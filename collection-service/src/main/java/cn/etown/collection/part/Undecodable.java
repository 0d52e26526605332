package cn.etown.collection.part;

import java.io.IOException;

/** What came is not encoded as it was said to be. */
final class Undecodable extends IOException {

    private static final long serialVersionUID = 1;
}
