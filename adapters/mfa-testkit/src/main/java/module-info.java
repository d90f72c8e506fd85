/** What an application or an adapter needs to test its second factor. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.testkit {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires transitive io.github.mfa4j.totp;
    requires transitive org.junit.jupiter.api;
    requires org.apache.commons.codec;
    requires org.assertj.core;

    exports io.github.mfa4j.testkit;
    exports io.github.mfa4j.testkit.contract;

    // The groups of a contract are not public, and the runner finds them by reflection.
    opens io.github.mfa4j.testkit.contract;
}
