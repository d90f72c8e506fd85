/** Codes and notices by mail over SMTP. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.mail {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires com.samskivert.jmustache;
    requires jakarta.mail;
    requires java.logging;
    requires org.eclipse.angus.mail;

    exports io.github.mfa4j.mail;
}
