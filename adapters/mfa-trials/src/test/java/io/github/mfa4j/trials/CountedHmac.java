package io.github.mfa4j.trials;

import io.github.mfa4j.KeyRing;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA-256 as the JDK has it, counted. */
public final class CountedHmac extends MacSpi {

    private static final String ALGORITHM = "HmacSHA256";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Provider PROVIDER = new Counting();

    private final Mac mac;

    /** Made by the JDK. */
    public CountedHmac() throws NoSuchAlgorithmException {
        mac = Mac.getInstance(ALGORITHM, Security.getProvider("SunJCE"));
    }

    /** A ring whose digests are counted: a ring keeps to the provider that came first when it was made. */
    static KeyRing ring() {
        Security.insertProviderAt(PROVIDER, 1);
        try {
            return KeyRing.of("counted", new byte[KeyRing.KEY_BYTES]);
        } finally {
            Security.removeProvider(PROVIDER.getName());
        }
    }

    static int count() {
        return COUNT.get();
    }

    @Override
    protected int engineGetMacLength() {
        return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        mac.init(key);
    }

    @Override
    protected void engineUpdate(byte input) {
        mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
        COUNT.incrementAndGet();
        return mac.doFinal();
    }

    @Override
    protected void engineReset() {
        mac.reset();
    }

    private static final class Counting extends Provider {

        private static final long serialVersionUID = 1L;

        Counting() {
            super("Counting", "1", "counts HMAC-SHA-256");
            put("Mac." + ALGORITHM, CountedHmac.class.getName());
        }
    }
}
