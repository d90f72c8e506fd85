/** Codes sent over a channel and recovery codes as factors, what sending may cost, and notices. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.codes {
    requires transitive io.github.mfa4j;
    requires static transitive org.jspecify;
    requires org.bouncycastle.provider;
    requires org.slf4j;

    exports io.github.mfa4j.codes;
}
