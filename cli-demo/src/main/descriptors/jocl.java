// What JOCL would say of itself; the name is the one that its file name gives.
module jocl {
    requires java.logging;

    exports org.jocl;
}
