using SQLitePCL;

namespace ElephantBoard.Log.Sqlite;

/// <summary>A prepared statement for repeated use. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int index, long value)
    {
        Database.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, ulong value) => Bind(index, unchecked((long)value));

    public Statement Bind(int index, string value)
    {
        Database.Check(raw.sqlite3_bind_text(handle, index, value));
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        // An empty blob must not become NULL.
        Database.Check(
            value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, value)
        );
        return this;
    }

    /// <summary>Binds null as NULL.</summary>
    public Statement Bind(int index, ReadOnlyMemory<byte>? value)
    {
        if (value is { } bytes)
        {
            return Bind(index, bytes.Span);
        }
        Database.Check(raw.sqlite3_bind_null(handle, index));
        return this;
    }

    public Statement Bind(int index, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(index, bytes);
    }

    /// <summary>Returns true with the next row, and false after the last one. Call <see cref="Reset"/> afterwards in both cases.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            raw.sqlite3_reset(handle);
        }
        Database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    public void Reset() => raw.sqlite3_reset(handle);

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    /// <summary>Returns the rows. Each is read by the function before the next one is fetched.</summary>
    public List<T> Read<T>(Func<Statement, T> row)
    {
        try
        {
            var rows = new List<T>();
            while (Step())
            {
                rows.Add(row(this));
            }
            return rows;
        }
        finally
        {
            Reset();
        }
    }

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public ulong ULong(int column) => unchecked((ulong)Long(column));

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public Guid Guid(int column) => new(raw.sqlite3_column_blob(handle, column), bigEndian: true);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public void Dispose() => handle.Dispose();
}
