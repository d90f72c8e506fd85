package io.github.mfa4j.codes;

import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.factor.CodeDigests;
import io.github.mfa4j.factor.Digest;

/** The keyed digests that sent codes rest on; apart from {@link CodeDigests} so that a test can count them. */
interface CodeBinding {

    static CodeBinding under(CodeDigests digests) {
        return new CodeBinding() {
            @Override
            public String currentKeyId() {
                return digests.currentKeyId();
            }

            @Override
            public Digest code(String keyId, Challenge challenge, SecretText code) {
                return digests.digest(keyId, challenge, code);
            }

            @Override
            public Digest address(String keyId, UserId user, String address) {
                return digests.fingerprint(keyId, user, address);
            }
        };
    }

    String currentKeyId();

    Digest code(String keyId, Challenge challenge, SecretText code);

    Digest address(String keyId, UserId user, String address);
}
