/** RFC 4226 and RFC 6238 one-time passwords, and authenticator apps as a factor. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.totp {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires org.apache.commons.codec;

    exports io.github.mfa4j.totp;
}
