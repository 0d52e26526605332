package cn.etown.governance.invitation;

import jakarta.inject.Singleton;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes passwords that are read off a screen once and changed when they are used. */
@Singleton
class TemporaryPasswords {

    /** Without characters that are taken for each other. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    /** 20 of 56 characters are 116 bits. */
    private static final int LENGTH = 20;

    private final SecureRandom random = new SecureRandom();

    String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }
}
