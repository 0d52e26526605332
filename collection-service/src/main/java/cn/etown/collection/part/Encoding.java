package cn.etown.collection.part;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** How the content of a part is compressed on its way ({@code Content-Encoding}). */
public enum Encoding {
    IDENTITY {
        @Override
        InputStream decoder(InputStream sent) {
            return sent;
        }
    },
    GZIP {
        @Override
        InputStream decoder(InputStream sent) {
            return new Gunzip(sent);
        }
    },
    ZSTD {
        @Override
        InputStream decoder(InputStream sent) throws IOException {
            return new ZstdInputStreamNoFinalizer(sent).setLongMax(LONGEST_WINDOW);
        }
    };

    /** 8 MiB, which RFC 9659 lets a sender use for Content-Encoding, as a power of two: so much memory a decoder takes. */
    private static final int LONGEST_WINDOW = 23;

    /** What decodes {@code sent}. It reads nothing yet. */
    abstract InputStream decoder(InputStream sent) throws IOException;

    /** The encoding that a header names; empty where it is none that is taken here. */
    static Optional<Encoding> of(String contentEncoding) {
        return contentEncoding == null
                ? Optional.of(IDENTITY)
                : Arrays.stream(values())
                        .filter(encoding -> encoding.name().equalsIgnoreCase(contentEncoding.strip()))
                        .findFirst();
    }
}
