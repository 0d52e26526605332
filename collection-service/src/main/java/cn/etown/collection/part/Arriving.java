package cn.etown.collection.part;

import java.io.InputStream;

/** A request that was let in before what it brings is known to be a part, and whose bytes must come in time from the first one on. */
public final class Arriving implements AutoCloseable {

    private final Turns.Place place;
    private final InputStream bytes;

    Arriving(Turns.Place place, InputStream bytes) {
        this.place = place;
        this.bytes = bytes;
    }

    /** The bytes of the request; reading breaks off when they come too slowly. */
    public InputStream bytes() {
        return bytes;
    }

    Turns.Place place() {
        return place;
    }

    @Override
    public void close() {
        place.close();
    }
}
