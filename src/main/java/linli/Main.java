package linli;

/** Start of the program: the window without arguments, otherwise one command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
