using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Coaching.Skills;

/// <summary>Keeps the skills in step with the observations that they are worked out from.</summary>
internal sealed class SkillBook(AppDb db)
{
    /// <summary>Adds new observations to what is held. Saved by the caller.</summary>
    public async Task AddAsync(Guid ownerId, IReadOnlyList<Observation> seen, CancellationToken cancellation)
    {
        var topics = seen.Select(one => one.TopicId).Distinct().ToList();
        var skills = await db.Skills.Where(s => s.OwnerId == ownerId && topics.Contains(s.TopicId))
            .ToDictionaryAsync(s => (s.TopicId, s.Tag), cancellation);
        foreach (var one in seen)
        {
            foreach (var tag in one.Tags.Prepend(""))
            {
                if (!skills.TryGetValue((one.TopicId, tag), out var skill))
                {
                    skill = new Skill { OwnerId = ownerId, TopicId = one.TopicId, Tag = tag };
                    skill.State = SkillState.None;
                    skills.Add((one.TopicId, tag), skill);
                    db.Skills.Add(skill);
                }

                skill.State = skill.State.After(one);
            }
        }
    }

    /// <summary>Works topics out again from all that was seen, the given in place of what is stored. Saved by the caller.</summary>
    /// <returns>How many skills were not what the observations say.</returns>
    public async Task<int> RebuildAsync(
        Guid ownerId, IReadOnlyList<string> topics, IReadOnlyList<Guid> without, IReadOnlyList<Observation> added, CancellationToken cancellation)
    {
        var stored = await db.Observations.AsNoTracking()
            .Where(o => o.OwnerId == ownerId && topics.Contains(o.TopicId) && !without.Contains(o.Id))
            .OrderBy(o => o.At).ThenBy(o => o.Id)
            .ToListAsync(cancellation);
        var states = Fold(stored.Concat(added).OrderBy(one => one.At).ThenBy(one => one.Id));
        var skills = await db.Skills.Where(s => s.OwnerId == ownerId && topics.Contains(s.TopicId)).ToListAsync(cancellation);
        var differing = 0;
        foreach (var skill in skills)
        {
            if (!states.Remove((skill.TopicId, skill.Tag), out var state))
            {
                db.Skills.Remove(skill);
                differing++;
            }
            else if (!Same(skill.State, state))
            {
                skill.State = state;
                differing++;
            }
        }

        foreach (var ((topic, tag), state) in states)
        {
            var skill = new Skill { OwnerId = ownerId, TopicId = topic, Tag = tag };
            skill.State = state;
            db.Skills.Add(skill);
        }

        return differing + states.Count;
    }

    public static Dictionary<(string TopicId, string Tag), SkillState> Fold(IEnumerable<Observation> seen)
    {
        var states = new Dictionary<(string, string), SkillState>();
        foreach (var one in seen)
        {
            foreach (var tag in one.Tags.Prepend(""))
            {
                states[(one.TopicId, tag)] = states.GetValueOrDefault((one.TopicId, tag), SkillState.None).After(one);
            }
        }

        return states;
    }

    private static bool Same(SkillState one, SkillState other) =>
        one with { Theta = 0, Information = 0 } == other with { Theta = 0, Information = 0 }
        && Math.Abs(one.Theta - other.Theta) < 1e-9 && Math.Abs(one.Information - other.Information) < 1e-9;
}
