package io.github.mfa4j.examples.auth;

/** Where the service is: in this process, or in one of its own. */
interface Site {

    Client client();

    Mailbox mailbox(String address);
}
