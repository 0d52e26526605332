package cn.etown.collection.pull.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, as {@code 10.0.0.0/8} or {@code fc00::/7}. */
public record Network(InetAddress base, int bits) {

    private static final String LITERAL = "[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

    public Network {
        if (bits < 0 || bits > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("Not a range of addresses: " + base + "/" + bits);
        }
    }

    /** @throws IllegalArgumentException where {@code text} is no range; names are never looked up */
    public static Network of(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !parts[0].matches(LITERAL) || !parts[1].matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("Not a range of addresses: " + text);
        }
        try {
            return new Network(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("Not a range of addresses: " + text, notAnAddress);
        }
    }

    /** Whether {@code address} is in the range; one of the other family is not. */
    public boolean contains(InetAddress address) {
        byte[] own = base.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
