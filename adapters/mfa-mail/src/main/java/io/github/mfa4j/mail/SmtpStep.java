package io.github.mfa4j.mail;

/** How far a delivery came. Each step is named by what fails there. */
public enum SmtpStep {
    /** The address is not one mailbox in the form that is accepted; nothing was asked of any server. */
    ADDRESS("the address", "give one address such as name@example.com"),
    /** The server's name could not be resolved. */
    DNS("its name", "check the host name and the resolver of this machine"),
    /** No connection, or no mail server at its end. */
    CONNECTION(
            "the connection", "check host, port and firewalls, and that STARTTLS or TLS is chosen as the port demands"),
    /** The connection could not be encrypted to the right server. */
    TLS(
            "the start of TLS",
            "check that its certificate is valid for this host name and issued by an authority you trust"),
    /** User name and password were refused, or none can be given. */
    AUTHENTICATION("the authentication", "check user name and password, and that the account may use SMTP"),
    /** The server does not let this account send from this address. */
    SENDER("the sender's address", "check that the account may send from it"),
    /** The server does not deliver to this address. */
    RECIPIENT("the recipient's address", "check that it exists and that the server relays to it"),
    /** The server did not take the text. */
    MESSAGE("the message", "ask the server's operator why"),
    /** The text was sent to its end; a broken connection here leaves open whether it is delivered. */
    ACCEPTANCE("the end of the message", "look in the mailbox and in the server's log before sending it again");

    private final String what;
    private final String remedy;

    SmtpStep(String what, String remedy) {
        this.what = what;
        this.remedy = remedy;
    }

    /** What the server was asked when it failed, to be put after "answered 550 to". */
    String what() {
        return what;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}
