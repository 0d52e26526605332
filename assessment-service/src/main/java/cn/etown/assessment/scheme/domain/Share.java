package cn.etown.assessment.scheme.domain;

/**
 * How much of what a formula looks at is as it should be.
 *
 * @param favourable at least 0 and at most {@code applicable}
 * @param applicable at least 0; 0 says that there was nothing to look at
 */
public record Share(long favourable, long applicable) {

    public static final Share NOTHING = new Share(0, 0);

    public Share {
        if (favourable < 0 || favourable > applicable) {
            throw new IllegalArgumentException(favourable + " of " + applicable);
        }
    }

    public Share plus(Share other) {
        return new Share(Math.addExact(favourable, other.favourable), Math.addExact(applicable, other.applicable));
    }

    public boolean isNothing() {
        return applicable == 0;
    }
}
