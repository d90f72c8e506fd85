package io.github.mfa4j.codes;

/**
 * The cost of hashing a recovery code with Argon2id (RFC 9106): high enough to be of use, low enough to be bearable.
 *
 * <p>The floor is that of OWASP ASVS 5.0 appendix C: with 1 iteration 47104 KiB, with 2 iterations 19456 KiB, with 3
 * or more 12288 KiB. The ceiling holds the second recommendation of RFC 9106 section 4 (65536 KiB, 3 iterations, 4
 * lanes) with room to spare, and keeps a stored value from asking for more memory than a node has.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param memoryKib memory of one evaluation in KiB, from the floor for the iterations up to 262144 (256 MiB)
 * @param iterations passes over the memory, 1 to 16
 * @param parallelism lanes, 1 to 4; they are computed one after the other, so more than 1 gains nothing here
 */
public record Argon2Parameters(int memoryKib, int iterations, int parallelism) {

    /** 19 MiB, 2 iterations, 1 lane. */
    public static final Argon2Parameters DEFAULT = new Argon2Parameters(19_456, 2, 1);

    private static final int MAX_MEMORY_KIB = 262_144;
    private static final int MAX_ITERATIONS = 16;
    private static final int MAX_PARALLELISM = 4;

    /**
     * Checks each value against its range.
     *
     * @param memoryKib memory of one evaluation in KiB
     * @param iterations passes over the memory
     * @param parallelism lanes
     * @throws IllegalArgumentException if a value is out of range
     */
    public Argon2Parameters {
        Ranges.check("iterations", iterations, 1, MAX_ITERATIONS);
        Ranges.check("parallelism", parallelism, 1, MAX_PARALLELISM);
        Ranges.check("memoryKib", memoryKib, floorKib(iterations), MAX_MEMORY_KIB);
    }

    private static int floorKib(int iterations) {
        return switch (iterations) {
            case 1 -> 47_104;
            case 2 -> 19_456;
            default -> 12_288;
        };
    }
}
