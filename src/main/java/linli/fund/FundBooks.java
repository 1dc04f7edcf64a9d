package linli.fund;

import java.util.List;
import linli.base.value.Money;

/** The journal as text for other programs. */
final class FundBooks {
    private FundBooks() {}

    /** Account names are those of Beancount's five roots; projects by their number, their name in the comment. */
    static String beancount(List<Ledger.Entry> entries, List<Ledger.Project> projects) {
        StringBuilder text = new StringBuilder("option \"operating_currency\" \"CNY\"\n\n");
        String first = entries.isEmpty() ? "1970-01-01" : entries.stream().map(entry -> entry.on().toString()).min(String::compareTo).orElseThrow();
        for (Ledger.Account account : Ledger.Account.values()) {
            if (account != Ledger.Account.FUND && account != Ledger.Account.INCOME) {
                text.append(first).append(" open ").append(asset(account)).append(" CNY\n");
            }
        }
        for (linli.base.value.FeeArea area : linli.base.value.FeeArea.values()) {
            text.append(first).append(" open Income:Fees:").append(title(area.name())).append(" CNY\n");
        }
        for (Ledger.Project project : projects) {
            text.append("; ").append(project.name()).append('\n').append(first).append(" open Liabilities:Fund:P").append(project.id()).append(" CNY\n");
        }
        for (Ledger.Entry entry : entries) {
            text.append('\n').append(entry.on()).append(" * \"").append(entry.memo().replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n  entry: ").append(entry.no())
                    .append("\n  kind: \"").append(entry.kind()).append("\"\n");
            for (Ledger.Line line : entry.lines()) {
                text.append("  ").append(name(line)).append("  ").append(plain(line.amount())).append(" CNY\n");
            }
        }
        return text.toString();
    }

    private static String name(Ledger.Line line) {
        return switch (line.account()) {
            case FUND -> "Liabilities:Fund:P" + line.projectId();
            case INCOME -> "Income:Fees:" + title(line.area().name());
            default -> asset(line.account());
        };
    }

    private static String asset(Ledger.Account account) {
        return "Assets:" + title(account.name());
    }

    private static String title(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private static String plain(Money amount) {
        return amount.toString();
    }
}
