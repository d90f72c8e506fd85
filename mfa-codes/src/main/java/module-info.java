/** Codes sent over a channel and recovery codes as factors. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.codes {
    requires transitive io.github.mfa4j;
    requires static transitive org.jspecify;
    requires org.bouncycastle.provider;

    exports io.github.mfa4j.codes;
}
