/** Codes sent over a channel and recovery codes as factors. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.codes {
    requires static transitive org.jspecify;
    requires org.bouncycastle.provider;

    exports io.github.mfa4j.codes;
}
