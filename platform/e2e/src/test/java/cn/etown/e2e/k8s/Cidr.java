package cn.etown.e2e.k8s;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, as a network policy names it. */
record Cidr(InetAddress base, int bits) {

    static Cidr of(String text) {
        var parts = text.split("/");
        if (!parts[0].matches("[0-9.]+|[0-9a-f:]*:[0-9a-f:]*")) {
            throw new IllegalArgumentException(text + " is no range of addresses");
        }
        try {
            return new Cidr(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(text + " is no range of addresses", notAnAddress);
        }
    }

    /** How many bits of an address it leaves open. */
    int open() {
        return base.getAddress().length * Byte.SIZE - bits;
    }

    /** Of two ranges that share an address, the narrower lies within the wider. */
    boolean meets(Cidr other) {
        int open = Math.max(open(), other.open());
        return base.getAddress().length == other.base.getAddress().length
                && number().shiftRight(open).equals(other.number().shiftRight(open));
    }

    private BigInteger number() {
        return new BigInteger(1, base.getAddress());
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }
}
