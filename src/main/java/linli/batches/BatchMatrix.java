package linli.batches;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linli.base.value.SourcingBatch;

/**
 * 三个一批 on a day: what came by which batch, to which community, in which domain, and which citywide course has not
 * come to whom yet.
 *
 * @param communities every community there is, the centre's own first
 * @param supplies every project that was not over on the day
 * @param needs open needs with the community they come from
 * @param brands citywide courses
 */
public record BatchMatrix(LocalDate on, List<String> communities, List<Supply> supplies, List<Ask> needs, List<Brand> brands) {

    /**
     * A project on the day.
     *
     * @param root code of its domain's root
     * @param status PLANNED OPEN PAUSED
     * @param brand "" for none
     * @param sessions held until the day; {@code visits}: people present in them, counted each time
     */
    public record Supply(long id, String name, String giver, SourcingBatch batch, String community, String root, String status, String brand, Integer seats,
                         int sessions, int visits) {
        /** @return whether anybody has been served by it yet. */
        public boolean served() {
            return sessions > 0;
        }
    }

    /** An open need. @param roots codes of the domains' roots its words name */
    public record Ask(long id, String no, String body, String community, java.util.Set<String> roots, java.util.Set<String> brands) {}

    /** A course the whole city runs. @param words and {@code domains} tell the needs it would answer */
    public record Brand(String name, List<String> words, List<String> domains) {}

    /**
     * One cell.
     *
     * @param planned and {@code opened}, {@code paused}: projects in that state
     * @param served projects of these in which at least one session was held
     * @param visits people present in those sessions, counted each time
     * @param asks open needs of the same domain and community
     */
    public record Cell(int planned, int opened, int paused, int served, int visits, int asks) {
        public boolean empty() {
            return planned + opened + paused == 0;
        }
    }

    /** @return the cell; null stands for all batches, communities or domains. */
    public Cell cell(SourcingBatch batch, String community, String root) {
        List<Supply> some = supplies(batch, community, root);
        return new Cell(count(some, "PLANNED"), count(some, "OPEN"), count(some, "PAUSED"), (int) some.stream().filter(Supply::served).count(),
                some.stream().mapToInt(Supply::visits).sum(), asks(community, root).size());
    }

    public List<Supply> supplies(SourcingBatch batch, String community, String root) {
        return supplies.stream().filter(one -> (batch == null || one.batch() == batch) && (community == null || one.community().equals(community))
                && (root == null || Objects.equals(one.root(), root))).toList();
    }

    public List<Ask> asks(String community, String root) {
        return needs.stream().filter(one -> (community == null || one.community().equals(community)) && (root == null || one.roots().contains(root))).toList();
    }

    private static int count(List<Supply> some, String status) {
        return (int) some.stream().filter(one -> one.status().equals(status)).count();
    }

    /**
     * Whether a citywide course has come to a community.
     *
     * @param supplies its projects there that are open or being prepared
     * @param asks open needs there that it would answer
     */
    public record Reach(String brand, String community, List<Supply> supplies, List<Ask> asks) {
        public boolean reached() {
            return supplies.stream().anyMatch(one -> one.status().equals("OPEN"));
        }
    }

    public Reach reach(String brand, String community) {
        return new Reach(brand, community, supplies.stream().filter(one -> one.brand().equals(brand) && one.community().equals(community)).toList(),
                needs.stream().filter(one -> one.community().equals(community) && one.brands().contains(brand)).toList());
    }

    /** @return communities the course has not come to, those with most open needs first. */
    public List<Reach> missing(String brand) {
        return communities.stream().map(community -> reach(brand, community)).filter(reach -> !reach.reached())
                .sorted(java.util.Comparator.comparing((Reach reach) -> reach.asks().size()).reversed()).toList();
    }

    /** @return how many projects there are of each batch. */
    public Map<SourcingBatch, Long> byBatch() {
        return supplies.stream().collect(java.util.stream.Collectors.groupingBy(Supply::batch, () -> new java.util.EnumMap<>(SourcingBatch.class),
                java.util.stream.Collectors.counting()));
    }
}
