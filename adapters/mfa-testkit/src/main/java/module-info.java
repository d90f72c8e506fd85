/** What an application needs to test its second factor. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.testkit {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires transitive io.github.mfa4j.totp;

    exports io.github.mfa4j.testkit;
}
