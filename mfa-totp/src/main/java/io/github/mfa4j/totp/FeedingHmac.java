package io.github.mfa4j.totp;

import java.security.MessageDigest;

/** Feeds the pads into one digest again for every counter: four compressions, with any provider. */
final class FeedingHmac extends CounterHmac {

    private final HmacPads pads;
    private final MessageDigest digest;

    FeedingHmac(OtpAlgorithm algorithm, HmacPads pads, MessageDigest digest) {
        super(algorithm);
        this.pads = pads;
        this.digest = digest;
    }

    @Override
    MessageDigest innerDigest() {
        pads.feedInner(digest);
        return digest;
    }

    @Override
    MessageDigest outerDigest() {
        pads.feedOuter(digest);
        return digest;
    }
}
