using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Library.Topics;
using Uplift.Platform.Data;
using Uplift.Platform.Paging;
using Filters = (bool Topic, bool Level, bool After);
using Pages = System.Func<
    Uplift.Platform.Data.AppDb, string, Uplift.Library.Contracts.Level, string, int,
    System.Collections.Generic.IAsyncEnumerable<Uplift.Platform.Paging.KeyedRow<Uplift.Library.Questions.QuestionRow>>>;

namespace Uplift.Library.Questions;

/// <summary>
/// The pages of questions that most people ask for, as compiled queries: one for each set of filters and fields. To build an
/// expression and to find its plan costs EF more than the page costs the database.
/// </summary>
internal sealed class QuestionPages(ListTopics topicList)
{
    // More than clients really ask for; who asks for other fields each time gets a query of their own.
    private const int MostKept = 200;

    private static readonly Expression<Func<Question, IQueryable<Topic>, QuestionRow>> Row = (q, topics) => new QuestionRow(
        q.Slug,
        q.Prompt,
        q.TopicId,
        topics.Where(t => t.Id == q.TopicId).Select(t => t.Name).FirstOrDefault() ?? q.TopicId,
        q.Level,
        q.Kind,
        q.ReadSeconds);

    /// <summary>The whole row but for the topic's name, which is added from memory.</summary>
    private static readonly Expression<Func<Question, QuestionRow>> Unnamed =
        q => new QuestionRow(q.Slug, q.Prompt, q.TopicId, "", q.Level, q.Kind, q.ReadSeconds);

    private readonly ConcurrentDictionary<(Filters, string? Fields), Pages> kept = new();

    /// <summary>What a row shows.</summary>
    public static Expression<Func<Question, QuestionRow>> View(IQueryable<Topic> topics) => View(topics.Expression);

    public async Task<List<KeyedRow<QuestionRow>>> ReadAsync(
        AppDb db, string? topic, Level? level, WantedRows<Question> wanted, CancellationToken cancellation)
    {
        Filters filters = (!string.IsNullOrEmpty(topic), level is not null, wanted.Place is not null);
        var key = (filters, wanted.Fields?.Key);
        if (!kept.TryGetValue(key, out var pages))
        {
            pages = Compile(filters, wanted.Fields);
            if (kept.Count < MostKept)
            {
                kept.TryAdd(key, pages);
            }
        }

        var rows = new List<KeyedRow<QuestionRow>>(wanted.Size);
        await foreach (var row in pages(db, topic ?? "", level ?? default, (string?)wanted.Place?[0] ?? "", wanted.Size).WithCancellation(cancellation))
        {
            rows.Add(row);
        }

        return wanted.Fields is null ? await NameTopicsAsync(rows, cancellation) : rows;
    }

    /// <summary>From memory: a look-up in the statement for each row would cost as much as the rows.</summary>
    private async Task<List<KeyedRow<QuestionRow>>> NameTopicsAsync(List<KeyedRow<QuestionRow>> rows, CancellationToken cancellation)
    {
        var names = await topicList.NamesAsync(cancellation);
        return rows.ConvertAll(found => found with
        {
            Row = found.Row with { TopicName = names.GetValueOrDefault(found.Row.TopicId, found.Row.TopicId) },
        });
    }

    private static Pages Compile(Filters filters, FieldSet? fields)
    {
        Expression<Func<AppDb, IQueryable<Question>>> published = db => db.Set<Question>().AsNoTracking().Where(q => q.RetiredAt == null);
        Expression<Func<AppDb, IQueryable<Topic>>> topics = db => db.Set<Topic>();
        Expression<Func<Question, string, bool>> ofTopic = (q, topic) => q.TopicId == topic;
        Expression<Func<Question, Level, bool>> ofLevel = (q, level) => q.Level == level;
        Expression<Func<Question, string, bool>> behind = (q, after) => string.Compare(q.SortKey, after) > 0;
        Expression<Func<Question, string>> place = q => q.SortKey;
        Expression<Func<QuestionRow, string, KeyedRow<QuestionRow>>> keyed = (row, key) => new KeyedRow<QuestionRow>(row, new object[] { key });

        var (db, size) = (published.Parameters[0], Expression.Parameter(typeof(int), "size"));
        var rows = published.Body;
        rows = filters.Topic ? Where(rows, ofTopic) : rows;
        rows = filters.Level ? Where(rows, ofLevel) : rows;
        rows = filters.After ? Where(rows, behind) : rows;
        rows = Expression.Call(typeof(Queryable), nameof(Queryable.OrderBy), [typeof(Question), typeof(string)], rows, Expression.Quote(place));
        rows = Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(Question)], rows, size);

        var view = fields is null ? Unnamed : fields.Narrow(View(Replacing.In(topics.Body, topics.Parameters[0], db)));
        var question = view.Parameters[0];
        var found = Replacing.In(
            Replacing.In(keyed.Body, keyed.Parameters[0], view.Body), keyed.Parameters[1], Replacing.In(place.Body, place.Parameters[0], question));
        rows = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Select),
            [typeof(Question), typeof(KeyedRow<QuestionRow>)],
            rows,
            Expression.Quote(Expression.Lambda<Func<Question, KeyedRow<QuestionRow>>>(found, question)));
        return EF.CompileAsyncQuery(Expression.Lambda<Func<AppDb, string, Level, string, int, IQueryable<KeyedRow<QuestionRow>>>>(
            rows, db, ofTopic.Parameters[1], ofLevel.Parameters[1], behind.Parameters[1], size));
    }

    private static Expression<Func<Question, QuestionRow>> View(Expression topics) =>
        Expression.Lambda<Func<Question, QuestionRow>>(Replacing.In(Row.Body, Row.Parameters[1], topics), Row.Parameters[0]);

    /// <summary>The second parameter of the predicate stays: it is one of the query's.</summary>
    private static MethodCallExpression Where<TValue>(Expression rows, Expression<Func<Question, TValue, bool>> predicate) => Expression.Call(
        typeof(Queryable),
        nameof(Queryable.Where),
        [typeof(Question)],
        rows,
        Expression.Quote(Expression.Lambda<Func<Question, bool>>(predicate.Body, predicate.Parameters[0])));

    private sealed class Replacing(ParameterExpression parameter, Expression with) : ExpressionVisitor
    {
        public static Expression In(Expression body, ParameterExpression parameter, Expression with) => new Replacing(parameter, with).Visit(body);

        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? with : node;
    }
}
