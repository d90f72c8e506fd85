package io.github.mfa4j.totp;

import java.security.MessageDigest;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * A secret prepared for one algorithm, for whoever computes many codes under the same secret: the part of the HMAC that
 * depends on the secret alone is done once. A login needs one code and no such key; give {@link Totp} the secret itself.
 *
 * <p>Safe for use by several threads at once. It is independent of the {@link OtpSecret} it was made from, which can be
 * destroyed right away. It is as secret as that, and its {@code toString} prints nothing of it. {@link #destroy()} makes
 * it unusable at once and lets go of the state; that state is not overwritten, because another thread may be computing a
 * code with it, which must not come out as the code of an erased key.
 */
public final class OtpKey implements Destroyable, AutoCloseable {

    private final OtpAlgorithm algorithm;
    private volatile @Nullable Supplier<CounterHmac> prepared;

    private OtpKey(OtpAlgorithm algorithm, Supplier<CounterHmac> prepared) {
        this.algorithm = algorithm;
        this.prepared = prepared;
    }

    /**
     * Prepares a secret.
     *
     * @param secret the secret
     * @param algorithm the hash function under the HMAC
     * @return the prepared key
     * @throws IllegalStateException if the secret was destroyed
     */
    public static OtpKey of(OtpSecret secret, OtpAlgorithm algorithm) {
        return of(secret, algorithm, CounterHmac::newDigest);
    }

    /** As {@link #of(OtpSecret, OtpAlgorithm)} with digests of any provider. */
    static OtpKey of(OtpSecret secret, OtpAlgorithm algorithm, Function<OtpAlgorithm, MessageDigest> digests) {
        MessageDigest inner = digests.apply(algorithm);
        FeedingHmac feeding = FeedingHmac.of(secret, algorithm, inner);
        MessageDigest outer = cloneOf(inner);
        if (outer == null) {
            return new OtpKey(algorithm, () -> feeding.with(digests.apply(algorithm)));
        }
        feeding.feedPads(inner, outer);
        feeding.close();
        return new OtpKey(algorithm, () -> new CloningHmac(inner, outer, algorithm));
    }

    /** Only trying tells: a digest in a hardware token may be {@code Cloneable} and still refuse. */
    private static @Nullable MessageDigest cloneOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            return null;
        }
    }

    /** The HMAC for one operation of one thread. */
    CounterHmac hmac(OtpAlgorithm required) {
        Supplier<CounterHmac> current = prepared;
        if (current == null) {
            throw new IllegalStateException("the key was destroyed");
        }
        if (required != algorithm) {
            throw new IllegalArgumentException("key prepared for " + algorithm + ", needed for " + required);
        }
        return current.get();
    }

    /**
     * The algorithm this key was prepared for.
     *
     * @return the hash function under the HMAC
     */
    public OtpAlgorithm algorithm() {
        return algorithm;
    }

    /** Makes this key unusable. Doing so again changes nothing. */
    @Override
    public void destroy() {
        prepared = null;
    }

    @Override
    public boolean isDestroyed() {
        return prepared == null;
    }

    /** The same as {@link #destroy()}. */
    @Override
    public void close() {
        destroy();
    }

    /**
     * A name for this object that says nothing of the secret.
     *
     * @return a constant text for each algorithm
     */
    @Override
    public String toString() {
        return "OtpKey[" + algorithm + ", hidden]";
    }
}
