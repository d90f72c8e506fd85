package io.github.mfa4j.factor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * The stored form of a factor's section. A new version is written one release after it can be read, so that nodes of two
 * releases can share a store.
 *
 * @param <S> the section: an immutable value with {@code equals}
 */
public interface SectionFormat<S> {

    /**
     * The version that {@link #write} writes.
     *
     * @return 1 to 255
     */
    int version();

    /**
     * The section of a register that does not exist yet.
     *
     * @return an empty section
     */
    S empty();

    /**
     * Writes a section.
     *
     * @param section the section
     * @param out where to
     * @throws IOException never on the library's own buffers
     */
    void write(S section, DataOutput out) throws IOException;

    /**
     * Reads a section of this version or an older one.
     *
     * @param version the version it was written in, at most {@link #version()}
     * @param in where from
     * @return the section
     * @throws IOException if the bytes are not a section
     */
    S read(int version, DataInput in) throws IOException;

    /**
     * Until when the section must be kept.
     *
     * @param section the section
     * @return the instant, {@link Instant#MAX} for good, {@link Instant#MIN} if nothing is worth keeping
     */
    Instant keepUntil(S section);
}
